namespace ScaleFit.Logs;

/// <summary>A format of training logs.</summary>
public enum LogFormat
{
    /// <summary>
    /// Comma, semicolon, tab or bar separated values with a header: long form, W&amp;B panel export, W&amp;B API history, TensorBoard.
    /// </summary>
    Csv,
}
