// Loaded before the bot with --import: its clock runs CLOCK_SPEED times faster, so that limits and debouncing of a
// real process do not make people wait. With CLOCK_BEGAN it goes on where an earlier process had it.
const speed = Number(process.env.CLOCK_SPEED ?? "1");
const real = Date.now;
const began = Number(process.env.CLOCK_BEGAN ?? real());
Date.now = () => began + (real() - began) * speed;
