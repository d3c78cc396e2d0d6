namespace ScaleFit.Curves;

/// <summary>A boolean constant as a type argument: the compiler removes the code that it excludes.</summary>
internal interface IConstant
{
    /// <summary>The value.</summary>
    static abstract bool Value { get; }
}

/// <inheritdoc cref="IConstant"/>
internal readonly struct Yes : IConstant
{
    /// <inheritdoc/>
    public static bool Value => true;
}

/// <inheritdoc cref="IConstant"/>
internal readonly struct No : IConstant
{
    /// <inheritdoc/>
    public static bool Value => false;
}
