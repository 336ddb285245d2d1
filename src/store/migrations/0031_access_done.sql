-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What people need to take part in an involvement is seen to, point by point, on a day.
ALTER TABLE involvement ADD COLUMN access_done_sign_language {text};
ALTER TABLE involvement ADD COLUMN access_done_captions {text};
ALTER TABLE involvement ADD COLUMN access_done_assistance {text};
ALTER TABLE involvement ADD COLUMN access_done_language {text};
ALTER TABLE involvement ADD COLUMN access_done_plain_language {text};
ALTER TABLE involvement ADD COLUMN access_done_step_free {text};
ALTER TABLE involvement ADD COLUMN access_done_childcare {text};
ALTER TABLE involvement ADD COLUMN access_done_compensation {text};
