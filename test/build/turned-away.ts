/** People who may not use the bot, and what they are told. */
export const turnedAway = [
  ["guest", "Guests can't use me. Ask an employee you work with."],
  ["stranger", "I work for one organization only, and your account belongs to another."],
  ["not-allowed", "Your organization lets only some people use me, and you aren't one of them. Ask an administrator if you should be."],
] as const;
