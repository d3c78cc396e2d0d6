namespace ScaleFit.Cli;

/// <summary>An error that ends a command. The message is one line for the user.</summary>
internal sealed class CommandException : Exception
{
    /// <summary>Creates an exception that ends the process with an exit code.</summary>
    public CommandException(int exitCode, string message, Exception? cause = null) : base(message, cause) => ExitCode = exitCode;

    /// <summary>The exit code.</summary>
    public int ExitCode { get; }
}
