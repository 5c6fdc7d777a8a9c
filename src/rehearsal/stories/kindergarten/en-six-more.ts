import { type Colleague, minus, plus } from "../story.ts";

/** Six more, for a larger circle. */
export const sixMore: readonly Colleague[] = [
  {
    name: "Tom",
    character: "prompt",
    problem: "How do I end a chasing game in the garden so that coming indoors is not a second chase?",
    questions: [
      {
        ask: "Is it always the railway, or other games as well?",
        answer: "The railway every time. He leaves paint and water in the middle and does not mind.",
      },
    ],
    solutions: [
      "If this happened to me, I would play red light, green light with the whole group every morning for two weeks, and then use the same red card on the carpet when the trains have to stop.",
    ],
    weighings: [
      plus("Priya", "Coming from a child, the others listen to it too"),
      minus("Siobhan", "With the song on I would not hear what is going on behind me"),
    ],
    learning:
      "My games stop dead when I shout stop, and I was rather proud of that. I am going to give them a last lap.",
  },
  {
    name: "Siobhan",
    character: "talkative",
    problem: "How do I begin story time when half of the circle is still in the middle of something else?",
    questions: [
      {
        ask: "Who does he hit: anybody, or somebody in particular?",
        answer: "Whoever touches the track first. It has been five different children so far.",
      },
      {
        slip: "Could you not just let him keep one engine in his pocket over lunch?",
        ask: "What is he allowed to take with him when he leaves the carpet?",
        answer: "Nothing at present. Toys stay in the room, that has been our rule for years.",
      },
    ],
    solutions: [
      "I would sing the same tidy-up song every day, two verses, starting quietly. By the end of the first verse trains slow down, by the end of the second they are in the shed.",
      "If this had happened to me, I would let one engine come along to lunch and park beside his plate, and bring it back to the box with him afterwards.",
    ],
    weighings: [
      plus("Denise", "He gets one grown-up for five minutes, which is rare before lunch"),
      plus("Ruth", "The chalk line is for everybody, so nobody is singled out"),
    ],
    learning:
      "I talk a great deal, and the bot noticed. Before the story I shall ask each of the late ones what they are finishing, and let them finish it.",
    theme: "Nativity play without tears, theirs or ours",
  },
  {
    name: "Leila",
    character: "slow",
    problem: "How can I say goodbye at the door with a father who comes back twice to check?",
    questions: [
      {
        ask: "What do the other drivers do when tidy-up is called?",
        answer: "They drop everything and run for the first place at the sink.",
      },
    ],
    solutions: [
      "I would let the children who built together clear together: nobody from the railway goes to the sink until the last of them has put a piece in the box.",
    ],
    weighings: [
      plus("Amara", "He would have somebody beside him before anything happens"),
      minus("Tom", "Two weeks of practice is long when it happens three times a week"),
    ],
    learning:
      "I am taking the idea of a last trip to the front door: one wave from the window, always the same one, and then the blind goes down.",
    note: "All his friends run. He is left with the whole railway.",
  },
  {
    name: "Joanne",
    character: "prompt",
    problem:
      "What do I do with the last half hour, when five children watch the door and every bell is for somebody else?",
    questions: [
      {
        ask: "How does he know that the journey is over when he plays undisturbed?",
        answer: "He says 'all change' and lies down on the carpet. I have seen it twice.",
      },
    ],
    solutions: [
      "I would draw the morning with him as a railway line, with a picture at each stop: carpet, sink, lunch, garden. Before tidy-up he moves the paper train on by one stop.",
    ],
    weighings: [
      plus("Denise", "The words are there, I could say them tomorrow"),
      minus("Leila", "The slowest one keeps all of them from their lunch"),
    ],
    learning:
      "My five at the door have no stops to count either. I am going to hang up a line for the last half hour, with snack and the fish tank on it.",
    theme: "What we tell each other at shift change, and what gets lost",
  },
  {
    name: "Megan",
    character: "silent",
    problem: "How do I manage the bathroom run on my own when one child will not go and another cannot wait?",
    questions: [],
    solutions: [],
    weighings: [plus("Ruth", "I set the lunch tables, and there is room for them by the window")],
    learning:
      "I liked that nobody said what Hannah had done wrong. I would bring something of my own next time.",
  },
  {
    name: "Barbara",
    character: "slow",
    problem: "How do we pass on what happened in the morning when the shifts overlap by three minutes?",
    questions: [
      {
        ask: "What do his parents say about the end of a game at home?",
        answer: "His dad says there is no end. The track stays up in the hall from one week to the next.",
      },
    ],
    solutions: [
      "If this happened to me, I would ask his parents to end one game a day at home with the same words we use here, and to tell us in the morning how it went, good or bad.",
    ],
    weighings: [
      plus("Priya", "It gives us something pleasant to tell his dad in front of the others"),
      minus("Joanne", "Somebody has to draw it, and half an hour at a table is hard to find"),
    ],
    learning:
      "Thirty years in, and I still call tidy-up from the sink. I have asked the afternoon shift to write down one thing that went well, before anything else.",
  },
];
