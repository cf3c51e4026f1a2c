// Loaded by bin/project.mjs into a program it starts: ends the program when the one above it (npm, a shell) was killed
// without passing that on. The program would else go on alone, holding its port.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
}, 500).unref()
