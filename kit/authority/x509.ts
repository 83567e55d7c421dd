/** @peculiar/x509 throws at import unless reflect-metadata came before: everything of the kit takes it from here. */
import 'reflect-metadata'

export * from '@peculiar/x509'
