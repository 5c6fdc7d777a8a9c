CREATE TABLE `contributions` (
	`meeting_id` integer NOT NULL,
	`id` integer NOT NULL,
	`step` text NOT NULL,
	`kind` text NOT NULL,
	`author` integer NOT NULL,
	`text` text NOT NULL,
	`pieces` text NOT NULL,
	`status` text NOT NULL,
	`number` integer NOT NULL,
	`about` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `dialogues` (
	`key` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`state` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dialogues_person` ON `dialogues` (`person_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`person_id` integer NOT NULL,
	`meeting_id` integer NOT NULL,
	`step` text NOT NULL,
	`kind` text NOT NULL,
	`about` integer NOT NULL,
	`pieces` text NOT NULL,
	`listening` integer NOT NULL,
	`message_id` integer DEFAULT 0 NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `meeting_id`, `step`, `kind`, `about`)
);
--> statement-breakpoint
CREATE INDEX `drafts_meeting` ON `drafts` (`meeting_id`,`step`);--> statement-breakpoint
CREATE TABLE `dues` (
	`meeting_id` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dues_at` ON `dues` (`at`);--> statement-breakpoint
CREATE INDEX `dues_meeting` ON `dues` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chat_id` integer NOT NULL,
	`title` text NOT NULL,
	`link` text NOT NULL,
	`added_by` integer NOT NULL,
	`set_up_by` integer DEFAULT 0 NOT NULL,
	`is_set_up` integer DEFAULT false NOT NULL,
	`is_here` integer DEFAULT true NOT NULL,
	`polls` integer DEFAULT true NOT NULL,
	`locale` text NOT NULL,
	`zone` text NOT NULL,
	`address` text NOT NULL,
	`theme` text NOT NULL,
	`preset` text NOT NULL,
	`start_weekday` integer NOT NULL,
	`start_time` text NOT NULL,
	`closings` text NOT NULL,
	`fewest` integer NOT NULL,
	`most` integer NOT NULL,
	`early_closing` integer DEFAULT true NOT NULL,
	`rules` text NOT NULL,
	`rotation_since` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_chat_id_unique` ON `groups` (`chat_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `groups_link_unique` ON `groups` (`link`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`received_at` integer NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_state` ON `inbox` (`state`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` integer NOT NULL,
	`number` integer NOT NULL,
	`theme` text NOT NULL,
	`status` text NOT NULL,
	`step` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `meetings_group` ON `meetings` (`group_id`,`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `meetings_group_id_number_unique` ON `meetings` (`group_id`,`number`);--> statement-breakpoint
CREATE TABLE `members` (
	`group_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`status` text NOT NULL,
	`since` integer NOT NULL,
	`last_moderated` integer DEFAULT 0 NOT NULL,
	`first_in_line` integer DEFAULT false NOT NULL,
	`parked` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`group_id`, `person_id`)
);
--> statement-breakpoint
CREATE INDEX `members_person` ON `members` (`person_id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`meeting_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notes_person` ON `notes` (`person_id`,`meeting_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text,
	`chat_id` integer NOT NULL,
	`method` text NOT NULL,
	`payload` text NOT NULL,
	`meeting_id` integer DEFAULT 0 NOT NULL,
	`post` text DEFAULT '' NOT NULL,
	`lane` integer NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`not_before` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`error` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`,`lane`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`locale` text DEFAULT '' NOT NULL,
	`app_locale` text DEFAULT '' NOT NULL,
	`reachable` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `posts` (
	`meeting_id` integer NOT NULL,
	`name` text NOT NULL,
	`chat_id` integer NOT NULL,
	`message_id` integer NOT NULL,
	`poll_id` text DEFAULT '' NOT NULL,
	`digest` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`chat_id`, `message_id`)
);
--> statement-breakpoint
CREATE INDEX `posts_name` ON `posts` (`meeting_id`,`name`);--> statement-breakpoint
CREATE INDEX `posts_poll` ON `posts` (`poll_id`);--> statement-breakpoint
CREATE TABLE `pulse` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `turns` (
	`meeting_id` integer NOT NULL,
	`member` integer NOT NULL,
	`position` integer NOT NULL,
	`waiting` integer NOT NULL,
	`moved` integer NOT NULL,
	`passed` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `member`)
);
--> statement-breakpoint
CREATE TABLE `votes` (
	`meeting_id` integer NOT NULL,
	`ballot` integer NOT NULL,
	`voter` integer NOT NULL,
	`options` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `ballot`, `voter`)
);
