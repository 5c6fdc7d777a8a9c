import type { Story } from "../story.ts";
import { firstSix } from "./en-first-six.ts";
import { sixMore } from "./en-six-more.ts";

/** The staff of one kindergarten: a boy hits whoever is near when the trains have to go away. */
export const kindergartenEn: Story = {
  id: "kindergarten",
  locale: "en",
  group: "Hazel Lane staff room",
  theme: "The tricky ten minutes",
  address: "ty",
  colleagues: [...firstSix, ...sixMore],
  presenter: "Hannah",
  caseTold: [
    "He is four and a half, I'll call him Leo. He joined us after Easter and is in from eight till half past three. Chatty, funny, builds long railways with anyone who will let him be the driver.",
    "We tidy up at twenty-five past eleven. When I say so he carries on as if I had said it in the next room. Then somebody picks up a piece of track and he hits them, with his hand or with whatever is in it. Once, and it is over. Last Thursday it was the wooden bridge, on the ear of a girl I'll call Ella. We filled in the accident form.",
    "Ella's mum was kind about it and asked what we were going to do. I said we were working on it. Leo's dad asked me in front of the other parents whether Leo had been good today, and I did not know where to look.",
    "At the moment I stand next to him from about twenty past with my hand ready. He knows why I am standing there. I would like tidy-up to be a dull part of the morning again.",
  ],
  caseSlip: "I think the reason is that I rush them, and I should have changed the routine in the summer.",
  commitment: {
    tries: [
      { solutionBy: "Denise", nth: 1 },
      { solutionBy: "Priya", nth: 1 },
    ],
    why: "I can start both on Monday without asking anybody, and neither of them makes him the boy we watch. Sitting down for one last trip sounds a lot nicer than standing guard.",
    plan: "If I am called away and miss the five minutes, then nobody blows the whistle until Leo and I have had the last trip, even if lunch is late.",
  },
  report:
    "One hit since then, on the Wednesday, when we had a fire drill instead of tidy-up. On the other days he took the last train to the terminus, told me it was the terminus, and blew the whistle. On Friday he asked if Ella could blow it. I now do the last trip with two others as well, which I had not planned. Lunch was four minutes late twice, and the kitchen has forgiven us. His dad asked his usual question and I had an answer: the trains ran on time.",
};
