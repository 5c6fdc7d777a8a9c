# The rules that a new group starts from: one line each, up to 100 characters.

default-rule-1 = Every point of view counts.
default-rule-2 = We do not interrupt each other.
default-rule-3 = We say only what we sincerely think.
default-rule-4 = We use first names, and one form of address for everybody.
default-rule-5 = What is said here stays here.
default-rule-6 = We keep to time.
default-rule-7 = Taking part is voluntary.
