using System.CommandLine;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Commands;

/// <summary>A command without its options. ScaleFit creates the options only of the command that runs: creating those of all commands takes as long as a fit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Example">Example command lines, shown below the help.</param>
/// <param name="Create">Creates the command with its options.</param>
internal sealed record CommandOutline(string Name, string Description, string Example, Func<Terminal, Command> Create);
