using System.CommandLine;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Commands;

/// <summary>A command before anybody needs its options: where the command line names another, they are not made at all, because those of all commands take as long as a fit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Example">Commands to try, shown below the help.</param>
/// <param name="Create">Makes the command.</param>
internal sealed record CommandOutline(string Name, string Description, string Example, Func<Terminal, Command> Create);
