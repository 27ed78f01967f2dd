import { serveJobs } from '../process.ts'
import { JOBS } from './jobs.ts'

serveJobs(JOBS)
