ALTER TABLE `inbox` ADD `origin` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `inbox` ADD `not_before` integer DEFAULT 0 NOT NULL;