// Loaded by bin/project.mjs into a program it started: ends the program when the one that started it was killed.
import { Socket } from 'node:net'

const leash = new Socket({ fd: 3, readable: true })
leash.on('error', () => {})
leash.on('close', () => process.kill(process.pid, 'SIGTERM'))
leash.resume()
leash.unref()
