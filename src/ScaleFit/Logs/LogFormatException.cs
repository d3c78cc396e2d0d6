namespace ScaleFit.Logs;

/// <summary>A log that cannot be read at all; the message is one line with what was found, where, what was expected and what to do next.</summary>
public sealed class LogFormatException : Exception
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public LogFormatException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">One line for the person who gave the log.</param>
    public LogFormatException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    /// <param name="message">One line for the person who gave the log.</param>
    /// <param name="cause">What went wrong underneath.</param>
    public LogFormatException(string message, Exception cause) : base(message, cause)
    {
    }

    /// <summary>True when the log can be read, but what to take from it was not found in it or is not clear.</summary>
    public bool IsAboutColumns { get; init; }
}
