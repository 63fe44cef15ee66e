import { jobTellingsContract } from "./job-tellings.ts";
import { jobsContract } from "./jobs.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Jobs", jobsContract);
describeStores("Jobs that tell something", jobTellingsContract);
