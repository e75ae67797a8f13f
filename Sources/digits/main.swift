// The program's start. Everything it does is in the module DigitsCLI, where tests can reach it.

import DigitsCLI

DigitsProgram.run(CommandLine.arguments)
