using System.CommandLine;
using ScaleFit.Cli.Writing;

namespace ScaleFit.Cli.Commands;

/// <summary><c>scalefit completion bash|zsh|pwsh</c>: what makes a shell complete commands, options and their values.</summary>
internal static class CompletionCommand
{
    /// <summary>The command without its options.</summary>
    public static CommandOutline Outline { get; } = new(
        "completion",
        "Prints a script that makes a shell complete commands, options and their values.",
        "scalefit completion bash\n  scalefit completion zsh",
        Create);

    private static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = "The shell: bash, zsh or pwsh.", Arity = ArgumentArity.ExactlyOne };
        shell.CompletionSources.Add("bash", "zsh", "pwsh");
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && CompletionScript.For(token.Value) is null)
                result.AddError($"there is no completion for '{token.Value}'; expected bash, zsh or pwsh");
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
