namespace ScaleFit.Cli.Tests;

public sealed class CompletionTests(PublishedTool published)
{
    [Theory]
    [InlineData("scalefit fi", "fi", "fit")]
    [InlineData("scalefit fit --ou", "--ou", "--output")]
    [InlineData("scalefit fit samples/scalerl-8b.csv --output j", "j", "json jsonl")]
    [InlineData("scalefit completion ", "", "bash pwsh zsh")]
    [InlineData("scalefit fit ", "", "")]
    public void BashCompletes(string line, string word, string expected)
    {
        string script = $"source <(scalefit completion bash); COMP_LINE='{line}'; COMP_POINT={line.Length}; _scalefit scalefit '{word}' ''; echo \"${{COMPREPLY[*]}}\"";
        var outcome = published.Run("bash", ["--norc", "-c", script]);
        Assert.Equal((0, $"{expected}\n", ""), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    [Theory]
    [InlineData("scalefit fi", "fit")]
    [InlineData("scalefit fit --cur", "--curve")]
    [InlineData("scalefit fit --curve ", "both power sigmoid")]
    [InlineData("scalefit compare --g", "--gate --gpus")]
    public void PowerShellCompletes(string line, string expected)
    {
        Assert.SkipUnless(IsInstalled("pwsh"), "there is no PowerShell: dotnet tool install -g PowerShell");
        string script = $"scalefit completion pwsh | Out-String | Invoke-Expression; (TabExpansion2 '{line}' {line.Length}).CompletionMatches.CompletionText -join ' '";
        var outcome = published.Run("pwsh", ["-NoProfile", "-NonInteractive", "-Command", script]);
        Assert.Equal((0, $"{expected}\n", ""), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Join(folder, program)));

    [Theory]
    [InlineData("bash", "complete -o default -F _scalefit scalefit")]
    [InlineData("zsh", "compdef _scalefit scalefit")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName scalefit")]
    public void EveryShellHasAScript(string shell, string registration)
    {
        var outcome = Tool.Run("completion", shell);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(registration, outcome.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", outcome.Output, StringComparison.Ordinal);
    }
}
