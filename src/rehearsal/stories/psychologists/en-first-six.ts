import { type Colleague, minus, plus } from "../story.ts";

/** The circle that the story was written for. */
export const firstSix: readonly Colleague[] = [
  {
    name: "Martin",
    character: "prompt",
    problem:
      "How do I finish on time with a client who brings the thing that matters with her hand on the door?",
    questions: [
      {
        ask: "What is your agreement about cancelling, and when did the two of you last speak of it?",
        answer:
          "Forty-eight hours, otherwise the full fee. It is in the letter he signed at the start. We have not spoken of it since.",
      },
    ],
    solutions: [
      "If this happened to me, I would open the next session by putting the dates of the cancellations on the table, and ask him what we both want the Monday hour to be.",
    ],
    weighings: [
      plus("Nadia", "It is decided beforehand, so the morning needs no decisions"),
      minus("Nadia", "He is used to a long warm answer within two minutes and will notice"),
    ],
    learning:
      "Her hand on the door and his text at ten ask me for the same thing, more than the hour. I am going to say at a quarter to that it is a quarter to.",
    note: "Nine months, one signed letter. When did I last read mine?",
  },
  {
    name: "Nadia",
    character: "talkative",
    problem:
      "How can I keep the gaps between sessions, when I give each of them to the first person who asks for anything at all?",
    questions: [
      {
        ask: "Who brings up another time after a cancellation, you or he?",
        answer: "I do. He has not asked for one yet, I went back and looked.",
      },
      {
        slip: "Why don't you just charge him for all five and see what he says?",
        ask: "Which of the five has he paid for?",
        answer: "The first. He paid the same day, and the next time I told him to leave it.",
      },
      {
        ask: "How do the sessions go that he does come to?",
        answer:
          "He is ten minutes early and remembers where we stopped. Twice he has said on leaving that he nearly did not come.",
      },
    ],
    solutions: [
      "I would answer each cancellation with the same two lines: thank you for letting me know, the hour is yours again on Monday at one. No other times, and no questions about what came up.",
      "If this had happened to me, I would leave a cancellation unanswered until five in the afternoon, whatever it says, and tell him in person that this is when I read messages.",
    ],
    weighings: [
      plus("Martin", "It is talked over with both of them in the room"),
      minus("Martin", "Five dates in a row can look like a bill, it depends on the voice"),
      plus("Esther", "A quarter is long enough to see something and short enough to bear"),
    ],
    learning:
      "I began with what she should charge and ended up asking how the sessions go, which is where I ought to start. My gaps are in the diary now, under my own name.",
    theme: "Messages between sessions: when, how long, whether at all",
  },
  {
    name: "Clare",
    character: "prompt",
    problem:
      "How do I talk with a client who keeps cancelling on the morning itself, and stop rescuing the sessions on his behalf?",
    questions: [],
    solutions: [],
    weighings: [
      minus("Martin", "I am afraid it would take the whole session and not the opening"),
      plus("Nadia", "I could write them tonight, even if he comes on Monday"),
    ],
    learning:
      "I set out to tell you about Joe and told you about my car. Reading it back, nearly all of the verbs were mine.",
    note: "He has never once asked me for another time.",
  },
  {
    name: "Owen",
    character: "slow",
    problem:
      "How do I work with a man whose employer pays for him and asks me every month how he is getting on?",
    questions: [
      {
        ask: "Have you ever cancelled or moved a Monday yourself?",
        answer: "Once, in May, for a school play. He wrote back: no worries, I'm used to swapping.",
      },
    ],
    solutions: [
      "I would keep a list for four weeks of everything I do for this hour outside the hour, in minutes, and bring the total here.",
    ],
    weighings: [
      plus("Martin", "At present one of them carries the agreement, afterwards both would"),
      minus("Esther", "Every other week might sound like being sent away"),
    ],
    learning:
      "I have no spoken agreement with my man's employer either, only a habit of being polite on the phone. I shall ask for a meeting of three and write down what I report.",
    theme: "Tiredness, and how we notice it in one another",
  },
  {
    name: "Esther",
    character: "prompt",
    problem:
      "How do I say no to an old friend who wants me to see her grown-up daughter, and hears every no as a slight?",
    questions: [
      {
        ask: "What do you do from one o'clock until ten to two when he is not there?",
        answer: "Sit in the room, as it is paid for. I write to him, delete it, write again.",
      },
    ],
    solutions: [
      "If this happened to me, I would offer him every other Monday for one quarter, put the last of those dates in both diaries, and look together at how it went.",
    ],
    weighings: [
      plus("Nadia", "The same words each time, so there is nothing to read into them"),
      minus("Nadia", "By five o'clock he has had seven hours to wonder", 2),
    ],
    learning:
      "I have been working on a gentle explanation for my friend since August. I shall send her two sentences and two colleagues' names.",
    rule: "No client's name, town or employer, not even a funny one",
    note: "The empty hour is missing from the story. Ask what she does in it.",
  },
  {
    name: "Ravi",
    character: "silent",
    problem: "What do I do about a tiredness that turns up on Wednesday and is still there on Sunday night?",
    questions: [],
    solutions: [],
    weighings: [plus("Martin", "He gets asked. I would want to be")],
    learning:
      "I had little to give this week and read every word. That the hour can be held by two people is what I am taking into Wednesday.",
  },
];
