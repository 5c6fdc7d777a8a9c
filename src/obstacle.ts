/** Something stands in the way that an operator can mend; its message is one sentence for them. */
export class Obstacle extends Error {}
