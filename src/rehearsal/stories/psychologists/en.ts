import type { Story } from "../story.ts";
import { firstSix } from "./en-first-six.ts";
import { sixMore } from "./en-six-more.ts";

/** Psychologists in private practice: a client keeps cancelling on the morning of the session. */
export const psychologistsEn: Story = {
  id: "psychologists",
  locale: "en",
  group: "Thursday consult",
  theme: "Holding the edges of the work",
  address: "ty",
  colleagues: [...firstSix, ...sixMore],
  presenter: "Clare",
  caseTold: [
    "He is in his thirties and I'll call him Joe. He cooks in a busy restaurant, and came because he could not stop being the one who covers for everybody. We have met for nine months, Mondays at one, his day off, in the room I rent by the hour.",
    "Of the last nine Mondays he has cancelled five, always by text, always between nine and eleven that morning. The messages are kind: sorry, you must be sick of me. I answer within two minutes, whatever I am doing. Once I was doing seventy on the motorway, and pulled in for it.",
    "Then I start looking for another slot. So far he has had a Wednesday before breakfast, a Monday evening, and half an hour by phone from my car outside my son's swimming lesson. He came to all three, and was grateful.",
    "In the room he works hard and so do I. Last Monday his text came and I felt relief, and then spent the hour composing a reply that would not show it. I would like to offer the hour and let him be the one who comes to it.",
  ],
  caseSlip: "It is my own fault really, I should have kept to the agreement in the spring.",
  commitment: {
    tries: [
      { solutionBy: "Martin", nth: 1 },
      { solutionBy: "Nadia", nth: 1 },
    ],
    why: "One of them needs him in the room and the other works when he is not, so between them they cover every Monday I can think of. Both leave the hour where it was, and I do not have to be clever at ten in the morning.",
    plan: "If I catch myself with the diary open, then I send the two lines as they stand and put the phone in the glove compartment.",
  },
  report:
    "He came on the Monday, and I put the dates on the table. He counted them himself and said he had thought it was three. It was stiff for a quarter of an hour. Then he told me that he sleeps through his day off and texts me from bed. We kept one o'clock, with a fee from the second cancellation in a quarter. He has cancelled once since. I sent the two lines, felt awful until lunch, and then noticed I was eating lunch. The swimming lesson turns out to be quite interesting to watch.",
};
