using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace ScaleFit.Cli.Tests.Arrows;

/// <summary>A type that names another, in a signature, an attribute or a body, or whose file imports a namespace.</summary>
/// <param name="From">Full name of the outermost type that names.</param>
/// <param name="FromNamespace">Its namespace.</param>
/// <param name="ToNamespace">The namespace named.</param>
/// <param name="To">Full name of the type named; the namespace where it is only imported.</param>
internal sealed record Arrow(string From, string FromNamespace, string ToNamespace, string To);

/// <summary>
/// Who names whom in a compiled assembly. Constants leave no trace in code; the imports in the symbols beside the assembly show the
/// namespaces that they came from, but for those named in full.
/// </summary>
internal sealed class AssemblyReading
{
    private readonly MetadataReader _reader;
    private readonly PEReader _file;
    private readonly HashSet<Arrow> _arrows = [];
    private readonly NameCollector _names;

    private AssemblyReading(PEReader file, MetadataReaderProvider symbols)
    {
        (_file, _reader) = (file, file.GetMetadataReader());
        _names = new NameCollector(_reader);
        foreach (var handle in _reader.TypeDefinitions) Read(handle);
        ReadImports(symbols.GetMetadataReader());
    }

    /// <summary>Every arrow in it.</summary>
    public IReadOnlyCollection<Arrow> Arrows => _arrows;

    /// <summary>Full names of its outermost types, with their namespaces.</summary>
    public IReadOnlyList<(string Namespace, string Name)> Types { get; private init; } = [];

    /// <summary>Names of the assemblies that it refers to.</summary>
    public IReadOnlyList<string> Assemblies { get; private init; } = [];

    /// <summary>Reads an assembly and the symbols beside it.</summary>
    /// <param name="name">The name of an assembly that lies beside the tests.</param>
    public static AssemblyReading Read(string name)
    {
        string path = Path.Join(AppContext.BaseDirectory, name);
        using var file = new PEReader(File.OpenRead($"{path}.dll"));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead($"{path}.pdb"));
        var reader = file.GetMetadataReader();
        return new AssemblyReading(file, symbols)
        {
            Types = [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => !type.IsNested).Select(type => (reader.GetString(type.Namespace), reader.GetString(type.Name)))],
            Assemblies = [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))],
        };
    }

    private void Read(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        _names.Take(type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations()) _names.Take(_reader.GetInterfaceImplementation(implemented).Interface);
        TakeAttributes(type.GetCustomAttributes());
        TakeConstraints(type.GetGenericParameters());
        foreach (var field in type.GetFields().Select(_reader.GetFieldDefinition))
        {
            field.DecodeSignature(_names, null);
            TakeAttributes(field.GetCustomAttributes());
        }
        foreach (var property in type.GetProperties().Select(_reader.GetPropertyDefinition)) TakeAttributes(property.GetCustomAttributes());
        foreach (var method in type.GetMethods().Select(_reader.GetMethodDefinition))
        {
            method.DecodeSignature(_names, null);
            TakeAttributes(method.GetCustomAttributes());
            TakeConstraints(method.GetGenericParameters());
            if (method.RelativeVirtualAddress != 0) TakeBody(_file.GetMethodBody(method.RelativeVirtualAddress));
        }
        foreach (var (space, name) in _names.Drain()) Add(handle, space, name);
    }

    private void TakeAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes) _names.Take(_reader.GetCustomAttribute(attribute).Constructor);
    }

    private void TakeConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(parameter => _reader.GetGenericParameter(parameter).GetConstraints()))
            _names.Take(_reader.GetGenericParameterConstraint(constraint).Type);
    }

    private void TakeBody(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil) _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null);
        foreach (var region in body.ExceptionRegions.Where(region => !region.CatchType.IsNil)) _names.Take(region.CatchType);
        foreach (int token in Instructions.Tokens(body.GetILReader())) _names.Take(MetadataTokens.EntityHandle(token));
    }

    private void ReadImports(MetadataReader symbols)
    {
        foreach (var scope in symbols.LocalScopes.Select(symbols.GetLocalScope))
        {
            var type = _reader.GetMethodDefinition(scope.Method).GetDeclaringType();
            for (var next = scope.ImportScope; !next.IsNil; next = symbols.GetImportScope(next).Parent)
            {
                foreach (var import in symbols.GetImportScope(next).GetImports())
                {
                    if (import.Kind is ImportDefinitionKind.ImportNamespace or ImportDefinitionKind.ImportAssemblyNamespace)
                        Add(type, Encoding.UTF8.GetString(symbols.GetBlobBytes(import.TargetNamespace)), null);
                    else if (import.Kind is ImportDefinitionKind.ImportType or ImportDefinitionKind.AliasType)
                        _names.Take(import.TargetType);
                }
            }
            foreach (var (space, name) in _names.Drain()) Add(type, space, name);
        }
    }

    private void Add(TypeDefinitionHandle handle, string space, string? name)
    {
        while (_reader.GetTypeDefinition(handle) is { IsNested: true } nested) handle = nested.GetDeclaringType();
        var type = _reader.GetTypeDefinition(handle);
        string from = _reader.GetString(type.Namespace);
        _arrows.Add(new Arrow($"{from}.{_reader.GetString(type.Name)}", from, space, name is null ? space : $"{space}.{name}"));
    }
}

/// <summary>Collects the types that signatures and tokens name.</summary>
internal sealed class NameCollector(MetadataReader reader) : ISignatureTypeProvider<byte, object?>
{
    private readonly HashSet<(string, string)> _names = [];

    /// <summary>What was collected since the last time.</summary>
    public IReadOnlyList<(string Namespace, string Name)> Drain()
    {
        (string, string)[] all = [.. _names];
        _names.Clear();
        return all;
    }

    /// <summary>Takes what a token stands for: a type, a member or an instance of a generic one.</summary>
    public void Take(EntityHandle handle)
    {
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition: Take((TypeDefinitionHandle)handle); break;
            case HandleKind.TypeReference: Take((TypeReferenceHandle)handle); break;
            case HandleKind.TypeSpecification: reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null); break;
            case HandleKind.MethodDefinition: Take(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()); break;
            case HandleKind.FieldDefinition: Take(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()); break;
            case HandleKind.MemberReference:
                var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                Take(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Method) member.DecodeMethodSignature(this, null);
                else member.DecodeFieldSignature(this, null);
                break;
            case HandleKind.MethodSpecification:
                var method = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Take(method.Method);
                method.DecodeSignature(this, null);
                break;
        }
    }

    public byte GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Take(handle);

    public byte GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Take(handle);

    public byte GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public byte GetArrayType(byte elementType, ArrayShape shape) => 0;

    public byte GetByReferenceType(byte elementType) => 0;

    public byte GetFunctionPointerType(MethodSignature<byte> signature) => 0;

    public byte GetGenericInstantiation(byte genericType, ImmutableArray<byte> typeArguments) => 0;

    public byte GetGenericMethodParameter(object? genericContext, int index) => 0;

    public byte GetGenericTypeParameter(object? genericContext, int index) => 0;

    public byte GetModifiedType(byte modifier, byte unmodifiedType, bool isRequired) => 0;

    public byte GetPinnedType(byte elementType) => 0;

    public byte GetPointerType(byte elementType) => 0;

    public byte GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

    public byte GetSZArrayType(byte elementType) => 0;

    private byte Take(TypeDefinitionHandle handle)
    {
        while (reader.GetTypeDefinition(handle) is { IsNested: true } nested) handle = nested.GetDeclaringType();
        var type = reader.GetTypeDefinition(handle);
        _names.Add((reader.GetString(type.Namespace), reader.GetString(type.Name)));
        return 0;
    }

    private byte Take(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference) type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        _names.Add((reader.GetString(type.Namespace), reader.GetString(type.Name)));
        return 0;
    }
}
