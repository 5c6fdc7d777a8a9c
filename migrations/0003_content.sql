ALTER TABLE `groups` ADD `retention_days` integer DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE `groups` ADD `gone_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `ended_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `meetings` SET `ended_at` = `closes_at` WHERE `status` = 'ended';
