namespace ScaleFit.Logs;

/// <summary>One number of a log that writes them one by one.</summary>
/// <param name="Tag">What it measures, in UTF-8.</param>
/// <param name="Seconds">The time of day, in seconds since 1970.</param>
/// <param name="Step">The step.</param>
/// <param name="Value">The number.</param>
/// <param name="Place">The line or record.</param>
internal readonly record struct LogEvent(byte[] Tag, double Seconds, long Step, double Value, long Place);
