import { serveJobs } from '../process.ts'
import { broadcastThis, startBroadcast } from './broadcast.ts'
import { commits } from './commits.ts'

export const REFERENCES = { commits, startBroadcast, broadcastThis }
export type References = typeof REFERENCES

serveJobs(REFERENCES)
