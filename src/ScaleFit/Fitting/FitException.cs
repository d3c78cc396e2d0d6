namespace ScaleFit.Fitting;

/// <summary>A run cannot be fitted. The message is one line with the reason and what to do.</summary>
public sealed class FitException : Exception
{
    /// <summary>Makes the exception.</summary>
    public FitException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public FitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception without a reason.</summary>
    public FitException()
    {
    }
}
