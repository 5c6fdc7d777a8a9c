CREATE TABLE `links` (
	`hash` text PRIMARY KEY NOT NULL,
	`group_id` integer NOT NULL,
	`secret` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `links_group` ON `links` (`group_id`);--> statement-breakpoint
CREATE TABLE `traces` (
	`meeting_id` integer NOT NULL,
	`who` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `who`)
);
--> statement-breakpoint
CREATE INDEX `traces_who` ON `traces` (`who`);