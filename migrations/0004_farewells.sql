CREATE TABLE `farewells` (
	`name` text PRIMARY KEY NOT NULL
);
