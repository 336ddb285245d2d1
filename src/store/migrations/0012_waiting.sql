-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What waits for somebody over all initiatives of an authority: those who were heard and
-- have no answer yet.

CREATE INDEX involvement_waiting ON involvement (authority_id, initiative_id)
    WHERE heard_on IS NOT NULL AND cancelled_on IS NULL AND (answered_on IS NULL OR answer = '');
CREATE INDEX contribution_waiting ON contribution (authority_id, initiative_id) WHERE outcome = '';
