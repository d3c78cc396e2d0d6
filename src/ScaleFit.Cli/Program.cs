using System.Runtime.InteropServices;
using ScaleFit.Cli;
using ScaleFit.Cli.Writing;

var terminal = Terminal.OfProcess();
// What follows is the system's own way to end, so that a shell that waits sees what ended the tool (130, 143) and stops as well.
using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => terminal.Files.Abandon());
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => terminal.Files.Abandon());
using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => terminal.Files.Abandon());
return CommandLine.Run(args, terminal);
