import { type Colleague, minus, plus } from "../story.ts";

/** Six more, for a larger circle. */
export const sixMore: readonly Colleague[] = [
  {
    name: "Helen",
    character: "prompt",
    problem: "How do I raise my fee with people who have been coming for three years and know the old one?",
    questions: [
      {
        ask: "What does an empty Monday cost you, with the room?",
        answer: "Twenty-two pounds for the room, and the fee. I had not added it up before you asked.",
      },
    ],
    solutions: [
      "I would charge from the next cancellation on, and tell him so beforehand, face to face: the sum, the number of hours' notice, and the date from which it counts.",
    ],
    weighings: [
      plus("Nadia", "Short enough to send from a lay-by"),
      minus("Owen", "Keeping a list is one more thing to do for him"),
    ],
    learning:
      "It was easy to name a sum and a date for somebody else. I have now written down mine, and the first of January it is.",
    theme: "What we say to clients about money, word for word",
  },
  {
    name: "Farid",
    character: "slow",
    problem:
      "What can I do with someone who comes on time, pays, and is silent for forty of the fifty minutes?",
    questions: [
      {
        ask: "Do the two of you come back to his messages when he is next in the room?",
        answer: "No. He does not mention them and neither do I. It might have been two other people.",
      },
    ],
    solutions: [
      "I would stay in my chair for the whole fifty minutes with the phone off and write nothing. The hour is his until ten to two, and I would tell him that I keep it.",
    ],
    weighings: [
      plus("Esther", "Better a rhythm that he keeps than one he has to be sorry about"),
      minus("Helen", "A cook's week changes on Sunday night, two days' notice may be out of reach"),
    ],
    learning:
      "It seems that I mind an empty chair more than a silent one. I am going to ask my quiet client what the forty minutes are like from over there.",
  },
  {
    name: "Tamsin",
    character: "talkative",
    problem: "How do I come back from leave without spending three days half listening?",
    questions: [
      {
        ask: "When does his working week end, and how long has he slept by Monday at one?",
        answer: "Sunday service finishes about midnight. I have no idea what time he gets to bed.",
      },
      {
        slip: "What if you offered him Tuesday evenings, would that not suit everyone?",
        ask: "Which other hours do you have the room for?",
        answer: "Mondays from twelve to four, and nothing else. The other slots I borrowed from colleagues.",
      },
    ],
    solutions: [
      "I would ask him to choose one of my three Monday hours for good, the latest one included, and give the other two to the waiting list the same week.",
      "If this happened to me, I would write my terms on half a page, time, notice, fee and messages, and hand it to all my clients in the same week, so that it is how the practice works.",
    ],
    weighings: [
      plus("Martin", "Dates are plain, nobody has to characterise anybody"),
      minus("Farid", "Fifty minutes of nothing would have me climbing the curtains"),
    ],
    learning:
      "I wanted to rearrange his whole week and it took a hint to stop me. First day back after Christmas: no clients, only reading my notes.",
    theme: "How I tell clients that I am going away",
  },
  {
    name: "Grace",
    character: "silent",
    problem:
      "How do I stop hearing other people's stories in the evening, with the consulting room behind my bedroom wall?",
    questions: [],
    solutions: [],
    weighings: [plus("Nadia", "I have copied them out for my own Thursdays")],
    learning: "The glove compartment would be a drawer in my case. It is cleared and has a key.",
  },
  {
    name: "Peter",
    character: "prompt",
    problem: "How do I talk with a teenager's mother who expects me to tell her what was said?",
    questions: [
      {
        ask: "What was the last session before the first cancellation about?",
        answer: "He had said no to a double shift for the first time, and came in rather pleased.",
      },
    ],
    solutions: [
      "If this happened to me, I would leave the next move to him: after a cancellation I would offer nothing, and note how many days go by until he writes, and what he asks for.",
    ],
    weighings: [
      plus("Martin", "It takes one opening sentence and has been waiting since spring"),
      plus("Tamsin", "When everybody gets the page it is no longer about him", 2),
    ],
    learning:
      "Everybody asked before anybody advised, and the story changed each time. I shall propose the same to the mother: three chairs, and her son decides what is told.",
  },
  {
    name: "Lucy",
    character: "slow",
    problem:
      "How do I refer someone on when the next part is outside my field and he hears it as being dropped?",
    questions: [
      {
        ask: "Who else knows about the phone session from the car?",
        answer: "My son. And now all of you. I left it out in supervision.",
      },
    ],
    solutions: [
      "I would block the swimming lesson and two breakfasts a week in the diary until summer, in ink, so that there are no spare slots to find, for him or for anyone.",
    ],
    weighings: [
      plus("Nadia", "It ends with an invitation and not with an apology"),
      minus("Peter", "Silence from someone who always answered could worry him"),
    ],
    learning:
      "I would have made that call from the car too, and would have kept it quiet as well. Now I know whom to tell before I dial.",
  },
];
