using System.Runtime.InteropServices;
using ScaleFit.Cli;
using ScaleFit.Cli.Writing;

var terminal = Terminal.OfProcess();
// The default action of the signal follows, so that the shell sees the signal as exit code 130 or 143 and stops as well.
using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => terminal.Files.Abandon());
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => terminal.Files.Abandon());
using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => terminal.Files.Abandon());
return CommandLine.Run(args, terminal);
