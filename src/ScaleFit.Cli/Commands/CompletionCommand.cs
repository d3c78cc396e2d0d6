using System.CommandLine;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit completion bash|zsh|pwsh</c>: prints a completion script for a shell.</summary>
internal static class CompletionCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "completion",
        "Prints a shell script that completes commands, options and their values.",
        "scalefit completion bash\n  scalefit completion zsh",
        Create);

    private static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = "Shell: bash, zsh or pwsh.", Arity = ArgumentArity.ExactlyOne };
        shell.CompletionSources.Add("bash", "zsh", "pwsh");
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && CompletionScript.For(token.Value) is null)
                result.AddError($"unknown shell '{token.Value}'; expected bash, zsh or pwsh");
        });
        var command = new Command(Outline.Name, Outline.Description) { shell };
        command.SetAction(parse =>
        {
            terminal.Output.Write(CompletionScript.For(parse.GetRequiredValue(shell)));
            return ExitCode.Done;
        });
        return command;
    }
}
