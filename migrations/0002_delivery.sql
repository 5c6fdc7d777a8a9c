CREATE TABLE `allowances` (
	`name` text PRIMARY KEY NOT NULL,
	`tokens` real NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `hindrances` (
	`chat_id` integer NOT NULL,
	`kind` text NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`chat_id`, `kind`)
);
--> statement-breakpoint
DROP INDEX `outbox_state`;--> statement-breakpoint
DROP INDEX `outbox_key`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `repeats` text DEFAULT 'never' NOT NULL;--> statement-breakpoint
-- Until now a key named a living message, and was used again for each of its letters.
UPDATE `outbox` SET `key` = 'before:' || `id` WHERE `key` IS NULL OR `state` <> 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_leaving` ON `outbox` (`state`,`lane`,`id`,`chat_id`,`not_before`,`method`);--> statement-breakpoint
CREATE INDEX `outbox_chat` ON `outbox` (`chat_id`);--> statement-breakpoint
CREATE INDEX `outbox_meeting` ON `outbox` (`meeting_id`);
