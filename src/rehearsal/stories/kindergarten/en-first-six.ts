import { type Colleague, minus, plus } from "../story.ts";

/** The circle that the story was written for. */
export const firstSix: readonly Colleague[] = [
  {
    name: "Denise",
    character: "talkative",
    problem:
      "How do I get fourteen children into wellies before the rain starts again, without raising my voice down the whole corridor?",
    questions: [
      {
        ask: "How many times did it happen last week, and on which days?",
        answer: "Three: Monday, Tuesday and the bridge on Thursday. Wednesday he was at his gran's.",
      },
      {
        slip: "Have you tried giving him a sand timer, so that he can see it coming?",
        ask: "What does he hear or see before tidy-up, and from how far away?",
        answer: "Me, calling it from the sink end of the room. He is on the carpet with his back to me.",
      },
      {
        ask: "What happens to the railway afterwards?",
        answer: "It goes in the box. The carpet has to be clear for the lunch tables.",
      },
    ],
    solutions: [
      "If this happened to me, I would go over five minutes before, sit down on the carpet and ask him where the train is going last. Then I would stay until it gets there.",
      "I would keep a tray on the windowsill with his name on it, so that one piece of the railway survives lunch and he starts from it in the afternoon.",
    ],
    weighings: [
      plus("Priya", "He stops the game himself, so nobody has to take anything out of his hand"),
      minus("Priya", "Every child in the room will want the whistle by Tuesday"),
      plus("Ruth", "No box, no quarrel over the box"),
    ],
    learning:
      "I had three answers before she had finished telling it. The one I like best came after I had to ask what he can actually see from the carpet.",
    theme: "Talking to a parent at the door when there are two minutes and an audience",
    note: "She stands there with her hand ready. I do that by the coat pegs.",
  },
  {
    name: "Hannah",
    character: "prompt",
    problem:
      "How can I help a four-year-old finish his game at tidy-up time without hitting whoever is closest?",
    questions: [],
    solutions: [],
    weighings: [
      plus("Priya", "There is a whistle in the garden box already, and he knows whose it is"),
      minus("Denise", "On the days I am alone I cannot sit on the carpet for five minutes"),
    ],
    learning:
      "Telling it in order, I heard how much of my morning goes into waiting for one second of it. I would like that time back for the other fifteen.",
    note: "He comes in from the garden without any fuss. Out there somebody blows a whistle.",
  },
  {
    name: "Priya",
    character: "slow",
    problem:
      "What can I do for a girl who arrives after the register, straight out of the car seat and half asleep, and cries until snack?",
    questions: [
      {
        ask: "What does he do in the minute after he has hit someone?",
        answer: "Goes under the book table. He comes out on his own when he hears the plates.",
      },
    ],
    solutions: [
      "I would make him station master: he blows the whistle for tidy-up, so the one who ends the game for everybody is Leo and not one of us.",
    ],
    weighings: [
      plus("Denise", "It is a question and not an order, and he loves being asked about trains"),
      minus("Denise", "A tray for one child on the windowsill means sixteen trays by half term", 2),
    ],
    learning:
      "What stayed with me is that he cannot see her from where he sits. My little one arrives with her face in her mum's coat. On Monday I shall wait by the door, low down.",
    theme: "Settling in a new colleague: what the first week should look like",
  },
  {
    name: "Amara",
    character: "prompt",
    problem: "How do I hand over a worn-out child at six to a parent who is still on the phone?",
    questions: [
      {
        ask: "Who else is in the room at that moment, and what are they doing?",
        answer: "Callum or a student. They are wiping the tables, with their backs to the carpet.",
      },
    ],
    solutions: [
      "If this happened to me, I would swap jobs with the second adult for a fortnight: they call tidy-up and start the hand-washing, and I am already on the floor building when it comes.",
    ],
    weighings: [
      plus("Denise", "It can start tomorrow and costs nothing"),
      minus("Ruth", "The lunch tables have to stand somewhere, and we have one carpet"),
    ],
    learning:
      "I noticed that I wrote two of my questions as advice and had to start again. At six o'clock I shall try just saying what the child did after tea, and nothing else.",
    rule: "No voice messages after nine in the evening",
    note: "Where is the other grown-up? Ask.",
  },
  {
    name: "Callum",
    character: "silent",
    problem:
      "How do I, being new, lend a hand at lunch when everyone has their own way of doing it and I have not been told any of them?",
    questions: [],
    solutions: [],
    weighings: [plus("Amara", "I would gladly call tidy-up. I have the voice for it")],
    learning:
      "I was the one wiping the tables, and it had not crossed my mind that I was part of it. I said little this week, but I have moved the cloths to the other end of the room.",
  },
  {
    name: "Ruth",
    character: "prompt",
    problem: "What would make rest time restful for the four who no longer sleep?",
    questions: [
      {
        ask: "Has there been a day when tidy-up went well, and what was different on it?",
        answer:
          "The Friday we ate in the garden. The railway stayed out, and he walked off without looking back.",
      },
    ],
    solutions: [
      "I would move the trains out of tidy-up for two weeks: chalk a line round the railway, leave it as it is, and put the box away after lunch together with him.",
    ],
    weighings: [
      plus("Priya", "After a hit he hides under the table, and this gives him somewhere better to be"),
      minus("Amara", "In a fortnight the students change over and we would start again"),
    ],
    learning:
      "That one easy Friday was there all along, it only had to be asked for. I shall look for the one good rest time we had this month before I change anything.",
    theme: "Getting to Friday with some patience left",
  },
];
