import Store

/// Compares a package with what it says of itself, down to the last byte. It follows no link and reads nothing outside of the folder.
///
/// The folder's name pins the manifest, the manifest pins every other file, and `SHA256SUMS` must say just the same.
///
/// - Parameter path: the package's folder, by a path that ends in its name.
/// - Returns: the differences; none if the package is as it was written.
public func verifyPackage(at path: String, disk: Disk) -> [PackageDifference] {
  var verification = PackageVerification(folder: path, disk: disk)
  verification.run()
  return verification.differences
}
