// Loaded before the bot with --import: something breaks where nobody catches it, and says all that it knows.
const error = new SyntaxError(`${process.env.OUTCRY_WORDS}\n    at src/${process.env.OUTCRY_WORDS}.ts:1:1`);
setTimeout(() => {
  if (process.env.OUTCRY === "rejected") Promise.reject(error);
  else throw error;
}, 1_000);
