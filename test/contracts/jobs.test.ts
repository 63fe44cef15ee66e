import { jobsContract } from "./jobs.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Jobs", jobsContract);
