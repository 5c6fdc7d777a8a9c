CREATE TABLE `holds` (
	`group_id` integer PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`due` integer NOT NULL,
	`asked` integer DEFAULT false NOT NULL
);
