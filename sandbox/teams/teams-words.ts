// What Teams itself says to a person when an app fails (teams.md §3.4; English whatever the person's locale is).

export const UNABLE_TO_REACH_APP = "Unable to reach app. Please try again.";
export const SOMETHING_WENT_WRONG = "Something went wrong. Please try again.";

/** In place of a card whose automatic refresh was answered with a sign-in request. */
export const CARD_BROKEN = "Something went wrong. This card couldn't be displayed.";
