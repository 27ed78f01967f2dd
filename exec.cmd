@rem What `exec` in package.json is on Windows. Elsewhere the shell of npm steps aside, so that npm hears how we end.
@%*
