namespace ScaleFit.Logs;

/// <summary>ScaleFit cannot read a log. The message is one line: what was found, where, what was expected and what to do next.</summary>
public sealed class LogFormatException : Exception
{
    /// <summary>Makes an exception with the default message.</summary>
    public LogFormatException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">One line for the user.</param>
    public LogFormatException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">One line for the user.</param>
    /// <param name="cause">The exception that caused this one.</param>
    public LogFormatException(string message, Exception cause) : base(message, cause)
    {
    }

    /// <summary>True if the log is readable, but the column to read is missing or ambiguous.</summary>
    public bool IsAboutColumns { get; init; }
}
