using System.Runtime.InteropServices;
using ScaleFit.Cli;

var terminal = Terminal.OfProcess();
// What follows is the system's own way to end, so that a shell that waits is told what ended the tool (130, 143) and stops as well.
using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => terminal.Drafts.Abandon());
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => terminal.Drafts.Abandon());
using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => terminal.Drafts.Abandon());
return CommandLine.Run(args, terminal);
