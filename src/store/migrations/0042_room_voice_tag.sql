-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Introduction round: that some device has spoken for some perspective, so that it is counted once. A tag is made with the
-- cookie of the device, which is not stored: no row leads to a device. Goes with the devices.
CREATE TABLE room_voice_tag (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    tag {blob} NOT NULL,
    PRIMARY KEY (workshop_id, tag)
);
