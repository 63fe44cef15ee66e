interface Running {
  /** Address of the sandbox's page. */
  readonly pageUrl: string;
  /** The bot's port: commands beside it need it, unless it is the default. */
  readonly port: string;
  /** Path of the log; undefined: everything is printed. */
  readonly log: string | undefined;
}

/** What `npm start` prints in the sandbox: the first minute, in commands that can be copied as they are. */
export function welcome({ pageUrl, port, log }: Running): string {
  const command = port === "3978" ? "npm run" : `PORT=${port} npm run`;
  return `
Guestlist is ready in its sandbox: ${pageUrl}

  1. Open that page: you are Adele. Write "invite" and any address to Guestlist, and press Invite.
  2. If it needs approval, be Megan Bowen (at the top right) and approve in the channel Guest approvals.
  3. Open the mailbox and accept as the partner: the card changes, and Adele is notified.

In a channel, type @ and pick Guestlist first. At a shell: ${command} guestlist -- guests

${log === undefined ? "" : `The log is ${log}. `}Ctrl+C stops everything.`;
}
