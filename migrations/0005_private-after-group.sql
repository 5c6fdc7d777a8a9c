DROP INDEX `outbox_leaving`;--> statement-breakpoint
DROP INDEX `outbox_meeting`;--> statement-breakpoint
CREATE INDEX `outbox_leaving` ON `outbox` (`state`,`lane`,`id`,`chat_id`,`not_before`,`method`,`meeting_id`);--> statement-breakpoint
CREATE INDEX `outbox_meeting` ON `outbox` (`meeting_id`,`state`,`lane`,`chat_id`,`repeats`);