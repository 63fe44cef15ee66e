/** The switches of Microsoft's mails: who sends them, and which languages the two companies have set. Part of `ControlView`. */
export interface MailSwitches {
  /** The sender of invitations: the initial domain, or the default one, as in tenants that have mail. */
  readonly mailFrom: "initialDomain" | "defaultDomain";
  /** The tenant's notification language, BCP-47; empty: not set. */
  readonly notificationLanguage: string;
  /** The notification languages of partners' own tenants, as `fabrikam.com=de-DE`. */
  readonly homeLanguages: readonly string[];
  /** The partners' mail systems open the links of each mail. */
  readonly mailScanner: boolean;
}
