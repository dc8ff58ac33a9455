// Lets the shell tool believe that a person sits before it.
process.stderr.isTTY = true;
delete process.env.CI;
