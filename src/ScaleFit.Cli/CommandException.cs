namespace ScaleFit.Cli;

/// <summary>A command cannot go on; the message is one line for the user.</summary>
internal sealed class CommandException : Exception
{
    /// <summary>Makes an exception that ends the process with an exit code.</summary>
    public CommandException(int exitCode, string message, Exception? cause = null) : base(message, cause) => ExitCode = exitCode;

    /// <summary>The exit code.</summary>
    public int ExitCode { get; }
}
