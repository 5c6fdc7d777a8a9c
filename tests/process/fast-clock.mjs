// Loaded before the bot with --import: its clock runs CLOCK_SPEED times faster, so that limits and debouncing of a
// real process do not make people wait.
const speed = Number(process.env.CLOCK_SPEED ?? "1");
const began = Date.now();
const real = Date.now;
Date.now = () => began + (real() - began) * speed;
