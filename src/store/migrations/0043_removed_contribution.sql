-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Where a contribution was removed, pages say so with the reason: they find the few entries among all of a chain.
CREATE INDEX history_entry_removed ON history_entry (authority_id, chain_id, seq)
  WHERE noun = 'contribution' AND action = 'remove';
